const DIGIT = /\p{Nd}/u;

/** Digits of other scripts, and the full-width signs of phones, numbers and dates. */
const OTHER = /(?!\d)\p{Nd}|[＋－．，（）／：]/gu;

/** Text such as a phone, a number or a date with the digits `0` to `9`: `１５００`, `١٥٠٠`. Not for names. */
export const latinDigits = (text: string): string => text.replace(OTHER, latin);

function latin(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	// Full-width signs repeat ASCII in its order.
	if (!DIGIT.test(sign)) return String.fromCodePoint(code - 0xfee0);
	// The digits of a script follow each other, beginning with zero.
	let before = 0;
	while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
	return String(before % 10);
}
