import { quoted } from '../../parse/text/inputError';

/** Most names shown. */
const FEW = 10;

/** What is said beside the output of columns that are no field. */
export function unknownColumnsHint(columns: ReadonlySet<string>): string | undefined {
	// Rows from elsewhere carry an id of their own; nobody expects it in a record that is made anew.
	const names = [...columns].filter((column) => column.trim().toLowerCase() !== 'id');
	return names.length === 0
		? undefined
		: `These columns of the input are no field in amoCRM and were left out: ${shownNames(names)}.`;
}

/** What is said beside the output of columns that automatic mapping does not change. */
export const keptColumnsHint = (columns: ReadonlySet<string>): string | undefined =>
	columns.size === 0
		? undefined
		: `amoCRM keeps by itself who made or changed a record, and when, so an update left these columns out: ${shownNames([...columns])}. Map them manually to set them all the same.`;

/** The first names in quotes, and how many there are besides. */
export function shownNames(names: readonly string[]): string {
	const shown = names.slice(0, FEW).map(quoted).join(', ');
	return names.length > FEW ? `${shown} and ${names.length - FEW} more` : shown;
}
