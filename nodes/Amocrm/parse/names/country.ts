import { InputError, quoted } from '../text/inputError';
import { fold } from '../text/text';

const LANGUAGES = ['en', 'ru', 'es', 'pt'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Common short names that `Intl.DisplayNames` does not have. */
const SHORT: ReadonlyArray<readonly [name: string, code: string]> = [
	['рф', 'RU'],
	['usa', 'US'],
	['eua', 'US'],
	['uae', 'AE'],
];

let known: Map<string, string> | undefined;

/**
 * The ISO code of a country, from its code or its name in the languages of amoCRM's users. Address fields store codes
 * (API facts 5.5.4).
 *
 * Throws InputError.
 */
export function countryCode(given: string): string {
	const code = (known ??= codesByName()).get(fold(given));
	if (code !== undefined) return code;
	throw new InputError(
		`${quoted(given)} is not a country`,
		'Enter its two-letter code, such as RU, KZ or BR.',
	);
}

function codesByName(): Map<string, string> {
	const names = new Map<string, string>(SHORT);
	const codes = new Map<string, string>();
	const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
	for (const language of LANGUAGES) {
		for (const style of ['long', 'short'] as const) {
			const regions = new Intl.DisplayNames([language], {
				type: 'region',
				style,
				fallback: 'none',
			});
			for (const code of all) {
				const name = regions.of(code);
				if (name === undefined) continue;
				// A retired code, such as SU or UK, has the name of its successor.
				const current = new Intl.Locale(`und-${code}`).region ?? code;
				names.set(fold(name), current);
				codes.set(fold(code), current);
			}
		}
	}
	// Codes win over names: in Portuguese, "RU" is short for the United Kingdom.
	return new Map([...names, ...codes]);
}
