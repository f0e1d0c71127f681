/**
 * Countries by thousands separator. Where it is a space, as in Russia, a dot and a comma can both be decimal
 * separators.
 */
const POINT = 'AR BO BR CL CO CR DE DK EC ES GR ID IT NL PT PY RO SI TR UY VE VN'.split(' ');
const COMMA =
	'AU BZ CA CN DO GB GT HK HN IE IL IN JP KR MX MY NI NZ PA PE PH PR SG SV TH TW US'.split(' ');

/** A country's thousands separator; undefined if unknown or a space. */
export function thousandsIn(country: unknown): '.' | ',' | undefined {
	const code = String(country).toUpperCase();
	if (POINT.includes(code)) return '.';
	return COMMA.includes(code) ? ',' : undefined;
}

/** Currency signs used in one country only; `$` and `US$` are used everywhere. */
const LOCAL: ReadonlyArray<readonly [sign: RegExp, country: string]> = [
	[/R\$|BRL/i, 'BR'],
	[/AR\$|ARS/i, 'AR'],
	[/CL\$|CLP/i, 'CL'],
	[/COL?\$|COP/i, 'CO'],
	[/\$U|UYU/i, 'UY'],
	[/₲|PYG/i, 'PY'],
	[/MX\$|MXN/i, 'MX'],
	[/S\/|PEN/i, 'PE'],
	[/RD\$|DOP/i, 'DO'],
	[/GTQ/i, 'GT'],
	[/£|GBP/i, 'GB'],
];

/** The thousands separator that a currency implies. */
export function thousandsOf(currency: string): '.' | ',' | undefined {
	const [, country] =
		LOCAL.find(([sign]) => new RegExp(`^(?:${sign.source})$`, 'i').test(currency)) ?? [];
	return country === undefined ? undefined : thousandsIn(country);
}
