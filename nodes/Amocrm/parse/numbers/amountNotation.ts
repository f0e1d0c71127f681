/** Countries by the sign between thousands. Where thousands are set off by spaces, as in Russia, both signs may be decimals. */
const POINT = 'AR BO BR CL CO CR DE DK EC ES GR ID IT NL PT PY RO SI TR UY VE VN'.split(' ');
const COMMA =
	'AU BZ CA CN DO GB GT HK HN IE IL IN JP KR MX MY NI NZ PA PE PH PR SG SV TH TW US'.split(' ');

/** The sign between thousands in a country; undefined where it is not known, or a space. */
export function thousandsIn(country: unknown): '.' | ',' | undefined {
	const code = String(country).toUpperCase();
	if (POINT.includes(code)) return '.';
	return COMMA.includes(code) ? ',' : undefined;
}

/** Currency signs that only the country's own people write; `$` and `US$` are written everywhere. */
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

/** The sign between thousands of an amount with this currency. */
export function thousandsOf(currency: string): '.' | ',' | undefined {
	const [, country] =
		LOCAL.find(([sign]) => new RegExp(`^(?:${sign.source})$`, 'i').test(currency)) ?? [];
	return country === undefined ? undefined : thousandsIn(country);
}
