import type { CustomField } from '../customFields/encoding';
import type { Finder } from '../parse/names/finder';
import { InputError, quoted } from '../parse/text/inputError';
import { fold } from '../parse/text/text';

/** A part of 'Contact Details', each kept in one custom field of the account. */
export type Detail =
	| 'phone'
	| 'email'
	| 'website'
	| 'address'
	| 'industry'
	| 'employees'
	| 'position';

interface DetailNames {
	/** As the form calls it. */
	label: string;
	/** Codes of the field, amoCRM's own first (API facts 5.5.1); they do not depend on the account's language. */
	codes: readonly string[];
	/** What people call the field, in English, Russian, Spanish and Portuguese. */
	names: readonly string[];
	/** Types that can hold it, where others of the same name would be something else. */
	types?: readonly string[];
	/** A type that is made for it: the only field of this type is meant, whatever it is called. */
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
 * Finds the account's own field for a part of the contact details: by code, then by name, then the only field of a type made
 * for it.
 *
 * The function throws InputError when the account has no such field, or several.
 *
 * @param scope what the fields belong to, in the plural: `companies`, `contacts` …
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

/** What people call each part, and the fields of the account that can be meant by it: none, one or several. */
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
		`Add a field "${label}" to ${scope} in amoCRM, or give the value under 'Custom Fields'.`,
		true,
	);

const ambiguous = ({ label }: DetailNames, several: readonly CustomField[], scope: string) =>
	new InputError(
		`'${label}': ${several.length} fields of the account's ${scope} could be meant`,
		`Give the value under 'Custom Fields' instead: ${several.map(({ id, name }) => `${id} (${quoted(name)})`).join(', ')}.`,
		true,
	);
