import { quoted } from '../values/inputError';

/** So many names are told. */
const FEW = 10;

/** What is said beside the output of columns that are no field. */
export function unknownColumnsHint(columns: ReadonlySet<string>): string | undefined {
	// Rows from elsewhere carry an id of their own; nobody expects it in a record that is made anew.
	const names = [...columns].filter((column) => column.trim().toLowerCase() !== 'id');
	if (names.length === 0) return undefined;
	const shown = names.slice(0, FEW).map(quoted).join(', ');
	const more = names.length > FEW ? ` and ${names.length - FEW} more` : '';
	return `These columns of the input are no field in amoCRM and were left out: ${shown}${more}.`;
}
