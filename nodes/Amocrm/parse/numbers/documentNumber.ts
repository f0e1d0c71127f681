import { visible } from '../text/invisible';

/**
 * How tax, register and identity numbers are written; each `#` is a letter or a digit. Searches try these spellings
 * and the one without separators.
 */
const USUAL = [
	'##.###.###', // DNI
	'#.###.###-#', // RUT, CI
	'#######-#',
	'##.###.###-#',
	'########-#',
	'###.###.###-#', // NIT
	'#########-#',
	'###.###.###-##', // CPF
	'#########-##',
	'##-########-#', // CUIT, CUIL
	'###-###-### ##', // SNILS
	'##.###.###/####-##', // CNPJ
	'########/####-##',
	'########-####-####-####-############', // UUID
];

/** Other groupings that are recognized but not searched for. */
const RARE = [
	'#.###.###', // DNI
	'###.###.###', // KPP, NIT, CPF without its check digits
	'#-########', // CIF
	'##-#######', // EIN, NIF with the country in front
	'## #########',
	'#-#######-#', // NIE
	'#### ######', // passports
	'## ## ######',
	'###-######-###', // RFC
	'####-######-###',
	'###.###.### ###', // INN in groups
	'## #### ####',
	'#### ### ###',
	'### #### ###',
];

const SEPARATOR = / ?[-.\u2010-\u2015\u2212] ?| /;

/**
 * Only the slash of a CNPJ is a mere separator: in contract and order numbers, `1-11/2024-5` and `11-1/2024-5`
 * differ.
 */
const SLASH = /^([^/]{8,12})\/([^/]{4,9})$/;

const GROUP = /^[\p{L}\d]+$/u;

const LONGEST = 60;
const LEAST = 7;
const LEAST_DIGITS = 5;

const groupsIn = (text: string): string[] =>
	text.replace(/\s+/g, ' ').replace(SLASH, '$1-$2').split(SEPARATOR);

const sizes = (groups: readonly string[]): string =>
	groups.map((group) => [...group].length).join(' ');

const LAYOUTS: ReadonlySet<string> = new Set(
	[...USUAL, ...RARE]
		.map((layout) => layout.replace(/#/g, '0'))
		.map((text) => sizes(groupsIn(text))),
);

/**
 * The letters and digits of a document number, such as a tax number: `12.345.678/0001-95`, `12345678 0001 95` and
 * `12345678000195` are the same. Text with separators in other places is a different number, and so is mixed case,
 * which some programs use in their IDs.
 *
 * @returns undefined if the text is not such a number
 */
export function documentNumber(text: string): string | undefined {
	if (text.length > LONGEST) return undefined;
	const shown = visible(text).trim();
	const upper = shown.toUpperCase();
	if (shown !== upper && shown !== shown.toLowerCase()) return undefined;
	const groups = groupsIn(upper);
	const number = groups.join('');
	const isNumber =
		number.length >= LEAST &&
		number.replace(/\D/g, '').length >= LEAST_DIGITS &&
		groups.every((group) => GROUP.test(group)) &&
		(groups.length === 1 || LAYOUTS.has(sizes(groups)) || areEven(groups));
	return isNumber ? number : undefined;
}

/** Groups of four, as in IBANs and card numbers; the last may be shorter. */
function areEven(groups: readonly string[]): boolean {
	const last = groups.at(-1) ?? '';
	return (
		groups.length > 2 && groups.slice(0, -1).every(({ length }) => length === 4) && last.length <= 4
	);
}

/** The usual spellings of a document number, starting with the one without separators. */
export function spellings(number: string): string[] {
	const layouts = USUAL.filter((layout) => layout.replace(/[^#]/g, '').length === number.length);
	const spelled = [number, ...layouts.map((layout) => laidOut(number, layout))];
	return spelled.flatMap((one) => [...new Set([one, one.toLowerCase()])]);
}

function laidOut(number: string, layout: string): string {
	const characters = [...number].values();
	return layout.replace(/#/g, () => String(characters.next().value ?? ''));
}

/**
 * The smallest set of fragments such that every usual spelling contains one of them. Searching for each fragment
 * finds the number however it is written. Searches ignore case.
 */
export function searchedParts(number: string): string[] {
	const parts: string[] = [];
	let open = [...new Set(spellings(number).map((one) => one.toUpperCase()))];
	while (open.length > 0) {
		const [first = ''] = open;
		const runs = open.flatMap((one) => one.match(LONG_RUN) ?? []);
		const part = runs.reduce(
			(best, run) => (held(run, open) > held(best, open) ? run : best),
			first,
		);
		parts.push(part);
		open = open.filter((one) => !one.includes(part));
	}
	return parts;
}

/** Shorter runs occur in too many records. */
const LONG_RUN = /[\p{L}\d]{6,}/gu;

const held = (part: string, spelled: readonly string[]): number =>
	spelled.filter((one) => one.includes(part)).length;
