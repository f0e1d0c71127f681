import type { CustomField } from '../customFields/encoding';
import type { Finder } from '../parse/names/finder';
import { InputError, quoted } from '../parse/text/inputError';
import { fold } from '../parse/text/text';

/** A part of 'Contact Details', stored in a custom field of the account. */
export type Detail =
	| 'phone'
	| 'email'
	| 'website'
	| 'address'
	| 'industry'
	| 'employees'
	| 'position';

interface DetailNames {
	/** The label in the form. */
	label: string;
	/** Codes of the field, amoCRM's own first (API facts 5.5.1); independent of the account's language. */
	codes: readonly string[];
	/** Usual names of the field in English, Russian, Spanish and Portuguese. */
	names: readonly string[];
	/** Accepted types, where a field of the same name but another type would be something else. */
	types?: readonly string[];
	/** A dedicated type: the only field of this type is meant, whatever its name. */
	ownType?: string;
}

const DETAILS: Record<Detail, DetailNames> = {
	phone: {
		label: 'Phone',
		codes: ['PHONE'],
		names: ['Phone', 'Телефон', 'Teléfono', 'Telefone'],
		types: ['multitext'],
	},
	email: {
		label: 'Email',
		codes: ['EMAIL'],
		names: ['Email', 'E-mail', 'Эл. почта', 'Почта', 'Correo', 'Correo electrónico'],
		types: ['multitext'],
	},
	website: {
		label: 'Website',
		codes: ['WEB', 'WEBSITE', 'SITE'],
		names: ['Website', 'Web', 'Site', 'Сайт', 'Веб-сайт', 'Sitio web', 'Página web'],
	},
	address: {
		label: 'Address',
		codes: ['ADDRESS'],
		names: ['Address', 'Адрес', 'Dirección', 'Endereço'],
		types: ['smart_address', 'streetaddress', 'text', 'textarea'],
		ownType: 'smart_address',
	},
	industry: {
		label: 'Industry',
		codes: ['INDUSTRY'],
		names: [
			'Industry',
			'Отрасль',
			'Сфера деятельности',
			'Вид деятельности',
			'Industria',
			'Rubro',
			'Indústria',
			'Setor',
			'Ramo de atividade',
		],
	},
	employees: {
		label: 'Number of Employees',
		codes: ['EMPLOYEES', 'NUMBER_OF_EMPLOYEES'],
		names: [
			'Number of employees',
			'Employees',
			'Количество сотрудников',
			'Число сотрудников',
			'Сотрудников',
			'Número de empleados',
			'Empleados',
			'Número de funcionários',
			'Funcionários',
		],
	},
	position: {
		label: 'Position',
		codes: ['POSITION'],
		names: ['Position', 'Job title', 'Должность', 'Cargo', 'Puesto'],
	},
};

const byKey = new Map<unknown, DetailNames>(Object.entries(DETAILS));

/**
 * Finds the account's field for a contact detail: by code, then by name, then as the only field of its dedicated type.
 *
 * The function throws InputError if the account has no such field, or several.
 *
 * @param scope of the fields, in the plural: `companies`, `contacts` …
 */
export function detailFinder(fields: readonly CustomField[], scope: string): Finder<CustomField> {
	return (wanted) => {
		const detail = byKey.get(wanted);
		if (!detail) throw new InputError(`there is no contact detail ${quoted(wanted)}`, '');
		const [found, ...more] = candidates(detail, fields);
		if (!found) throw missing(detail, scope);
		if (more.length > 0) throw ambiguous(detail, [found, ...more], scope);
		return found;
	};
}

/** Each contact detail with its usual names and the account's matching fields: none, one or several. */
export const detailNames = (
	fields: readonly CustomField[],
): Array<{ detail: Detail; names: readonly string[]; found: CustomField[] }> =>
	ALL.map((detail) => ({
		detail,
		names: [DETAILS[detail].label, ...DETAILS[detail].names],
		found: candidates(DETAILS[detail], fields),
	}));

const ALL: readonly Detail[] = [
	'phone',
	'email',
	'website',
	'address',
	'industry',
	'employees',
	'position',
];

function candidates(
	{ codes, names, types, ownType }: DetailNames,
	fields: readonly CustomField[],
): CustomField[] {
	const fitting = fields.filter(({ type }) => !types || types.includes(type));
	for (const code of codes) {
		const coded = fitting.filter((field) => fold(field.code ?? '') === fold(code));
		if (coded.length > 0) return coded;
	}
	for (const name of names) {
		const named = fitting.filter((field) => fold(field.name) === fold(name));
		if (named.length > 0) return named;
	}
	return fitting.filter(({ type }) => type === ownType);
}

const missing = ({ label }: DetailNames, scope: string) =>
	new InputError(
		`'${label}': the ${scope} of this account have no such field`,
		`Add a field "${label}" to ${scope} in amoCRM, or enter the value under 'Custom Fields'.`,
		true,
	);

const ambiguous = ({ label }: DetailNames, several: readonly CustomField[], scope: string) =>
	new InputError(
		`'${label}': ${several.length} fields of ${scope} match`,
		`Enter the value under 'Custom Fields' instead: ${several.map(({ id, name }) => `${id} (${quoted(name)})`).join(', ')}.`,
		true,
	);
