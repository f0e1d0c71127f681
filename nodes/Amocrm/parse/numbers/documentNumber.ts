import { visible } from '../text/invisible';

/**
 * How the numbers of tax offices, registers and identity papers are written; each `#` is a letter or a digit. Searches look
 * for these spellings of a number, and for the one without signs.
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

/** Other ways to group them, which are understood and not searched for. */
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

/** Contracts and orders have slashes, and `1-11/2024-5` is another one than `11-1/2024-5`: only that of the CNPJ is no part of the number. */
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
 * The letters and digits of a document's number, such as a tax number: `12.345.678/0001-95`, `12345678 0001 95` and
 * `12345678000195` are one. Signs that do not stand where documents have them make another number, and so do letters of
 * both cases, which some programs have in their IDs.
 *
 * @returns undefined for what is no such number
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

/** Groups of four, as IBANs and cards have them; the last one may be shorter. */
function areEven(groups: readonly string[]): boolean {
	const last = groups.at(-1) ?? '';
	return (
		groups.length > 2 && groups.slice(0, -1).every(({ length }) => length === 4) && last.length <= 4
	);
}

/** The usual spellings of a document's number, the one without signs in front. */
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
 * The fewest texts of which each usual spelling holds one, so that a search for each finds the number however it is
 * written. Letter case does not matter to searches.
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

/** Shorter ones are in too many records. */
const LONG_RUN = /[\p{L}\d]{6,}/gu;

const held = (part: string, spelled: readonly string[]): number =>
	spelled.filter((one) => one.includes(part)).length;
