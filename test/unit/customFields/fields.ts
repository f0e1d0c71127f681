import { encode, type CustomField } from '../../../nodes/Amocrm/customFields/encoding';
import type { Zones } from '../../../nodes/Amocrm/parse/dates/dates';
import { InputError } from '../../../nodes/Amocrm/parse/text/inputError';

/** The workflow uses New York's time zone, n8n's default; the account is in Moscow. */
export const zones: Zones = { workflow: 'America/New_York', account: 'Europe/Moscow' };

/** A custom field with options by label; IDs start at 501. */
export function field(
	type: string,
	labels: ReadonlyArray<string | [label: string, code: string]> = [],
): CustomField {
	const options = labels.map((label, i) => {
		const [name, code] = typeof label === 'string' ? [label, null] : label;
		return { id: 501 + i, name, code };
	});
	return { id: 1, name: 'A field', type, options };
}

export const phone = {
	...field('multitext', ['WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER']),
	code: 'PHONE',
};
export const email = { ...field('multitext', ['WORK', 'PRIV', 'OTHER']), code: 'EMAIL' };

/** Every writable type (API facts 5.5.4), and one that does not exist yet. */
export const everyField: readonly CustomField[] = [
	...[
		'text',
		'textarea',
		'streetaddress',
		'tracking_data',
		'org_legal_name',
		'url',
		'numeric',
		'price',
		'monetary',
		'checkbox',
	],
	...[
		'date',
		'birthday',
		'date_time',
		'smart_address',
		'legal_entity',
		'items',
		'linked_entity',
		'chained_list',
		'file',
		'payer',
		'supplier',
	],
	...['brand_new', 'constructor'],
]
	.map((type) => field(type))
	.concat(
		['select', 'radiobutton', 'category', 'multiselect'].map((type) =>
			field(type, ['SMB', '2026', 'Moscow, Russia']),
		),
	)
	.concat([phone, email, field('multitext')]);

/** The encoded form of one value. */
export const written = (type: string, value: unknown) => encode(field(type), value, zones);

/** The error for a value, message and hint in one text. Fails if the value is accepted or something else is thrown. */
export function complaint(work: () => unknown): string {
	try {
		const result = work();
		return `accepted as ${JSON.stringify(result)}`;
	} catch (error) {
		// Only errors meant for the user count.
		return error instanceof InputError
			? `${error.message}. ${error.hint}`
			: `not for users: ${String(error)}`;
	}
}
