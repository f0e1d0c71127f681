import { planInFront, planOf, type NumberingPlan } from './plans';

/** The digits of a number as written. */
export interface Dialled {
	digits: string;
	/** Whether a plus stands in front. */
	plus: boolean;
}

export interface International {
	/** With the calling code, without a plus. */
	number: string;
	/** Whether the country's numbering plan has such a number. */
	valid: boolean;
}

/** Shorter ones without a plus are hardly international: `4951234567` is in Moscow rather than in Germany. */
const LEAST_INTERNATIONAL = 11;

/**
 * The international form of a number; `undefined` if its country is unknown. Digits without a plus are read as a
 * number of `country`, with or without calling code and trunk prefix, and otherwise as an international number.
 *
 * Equivalent notations become one: Brazilian mobile numbers get their ninth digit; the Mexican 1 and the Argentinian
 * 9 after the calling code are dropped.
 *
 * @param country ISO code of the account's country
 */
export function international(
	{ digits, plus }: Dialled,
	country: string | undefined,
): International | undefined {
	const home = country === undefined ? undefined : planOf(country);
	return plus ? withPlus(digits, home) : withoutPlus(digits, home);
}

function withPlus(digits: string, home: NumberingPlan | undefined): International | undefined {
	const given = withCode(digits);
	if (given?.valid) return given;
	// `+8 916 …` and `+0 11 …`: a plus in front of a national number.
	const national = home && /^[08]/.test(digits) ? nationalOf(digits, home) : undefined;
	return national ?? given;
}

function withoutPlus(digits: string, home: NumberingPlan | undefined): International | undefined {
	const dialled = [home?.abroad, '00'].find((prefix) => prefix && digits.startsWith(prefix));
	const called = dialled === undefined ? undefined : withCode(digits.slice(dialled.length));
	if (called?.valid) return called;
	const national = home && nationalOf(digits, home);
	if (national) return national;
	// With an unknown country, a leading 8 is a trunk prefix.
	const isAbroad = digits.length >= LEAST_INTERNATIONAL && (home || !digits.startsWith('8'));
	const abroad = isAbroad ? withCode(digits) : undefined;
	return abroad?.valid ? abroad : undefined;
}

/** Digits that start with a calling code. */
function withCode(digits: string): International | undefined {
	const plan = planInFront(digits);
	if (!plan) return undefined;
	const national = withoutTrunk(digits.slice(plan.code.length), plan);
	return { number: inFull(plan.code, national), valid: plan.numbers.test(national) };
}

/** Digits in a country's national notation; `undefined` if the country has no such number. */
function nationalOf(digits: string, plan: NumberingPlan): International | undefined {
	const { code, numbers } = plan;
	const inFront = digits.startsWith(code) && !numbers.test(digits);
	for (const given of inFront ? [digits.slice(code.length), digits] : [digits]) {
		const national = withoutTrunk(given, plan);
		if (numbers.test(national)) return { number: inFull(code, national), valid: true };
	}
	return undefined;
}

/** A prefix counts only if a valid national number follows it. */
function withoutTrunk(digits: string, { numbers, trunk, transform }: NumberingPlan): string {
	const found = trunk?.exec(digits);
	if (!trunk || !found) return digits;
	const kept = transform !== undefined && found.length > 1 && found.at(-1) !== undefined;
	const national = kept ? digits.replace(trunk, transform) : digits.slice(found[0].length);
	return numbers.test(national) ? national : digits;
}

/**
 * Brazilian mobile numbers without their ninth digit. Trunk radio numbers, which begin with 70, 77, 78 and 79, never
 * got one.
 */
const BEFORE_NINTH_DIGIT =
	/^(?<area>[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579])(?<own>(?:[689]\d|7[1-6])\d{6})$/;

const ARGENTINIAN_MOBILE = /^9(\d{10})$/;

function inFull(code: string, national: string): string {
	if (code === '55') return code + national.replace(BEFORE_NINTH_DIGIT, '$<area>9$<own>');
	if (code === '54') return code + national.replace(ARGENTINIAN_MOBILE, '$1');
	return code + national;
}
