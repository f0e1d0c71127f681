/** Text that is already markup. */
export class Markup {
	constructor(readonly text: string) {}
}

const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Part = string | number | Markup | Part[];

const written = (part: Part): string => {
	if (Array.isArray(part)) return part.map(written).join('');
	return part instanceof Markup ? part.text : escaped(String(part));
};

/** Markup from a template; inserted values are escaped unless they are markup. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Markup =>
	new Markup(texts.map((text, index) => text + written(parts[index] ?? '')).join(''));

const longest = 160;

/** Shortens text, so that cells stay small. */
export const clipped = (text: string): string =>
	text.length > longest ? `${text.slice(0, longest)}…` : text;
