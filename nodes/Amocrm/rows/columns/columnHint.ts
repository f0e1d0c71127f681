import { quoted } from '../../parse/text/inputError';

/** Most names shown. */
const FEW = 10;

/** The hint about columns that are not fields. */
export function unknownColumnsHint(columns: ReadonlySet<string>): string | undefined {
	// Rows from other systems have their own IDs, which are not expected in new records.
	const names = [...columns].filter((column) => column.trim().toLowerCase() !== 'id');
	return names.length === 0
		? undefined
		: `These input columns are not fields in amoCRM and were ignored: ${shownNames(names)}.`;
}

/** The hint about columns that automatic mapping skips in updates. */
export const keptColumnsHint = (columns: ReadonlySet<string>): string | undefined =>
	columns.size === 0
		? undefined
		: `amoCRM maintains who created or changed a record, and when, so these columns were not updated: ${shownNames([...columns])}. Map them manually to set them anyway.`;

/** The first names in quotes, and the number of others. */
export function shownNames(names: readonly string[]): string {
	const shown = names.slice(0, FEW).map(quoted).join(', ');
	return names.length > FEW ? `${shown} and ${names.length - FEW} more` : shown;
}
