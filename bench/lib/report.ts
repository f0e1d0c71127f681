/** One table of results. */
export interface Table {
	title: string;
	/** What the figures mean, in a sentence or two. */
	about: string;
	head: string[];
	rows: string[][];
	/** Missed targets, in words. */
	missed: string[];
}

/** The context of a benchmark part. */
export interface Bench {
	/** Small sizes, for a smoke test. */
	quick: boolean;
	/** Shows progress. */
	note(text: string): void;
}

export interface Part {
	title: string;
	run(bench: Bench): Promise<Table[]>;
}

/** A target and whether it was met. */
export interface Target {
	what: string;
	reached: boolean;
}

export const missed = (targets: readonly Target[]): string[] =>
	targets.filter(({ reached }) => !reached).map(({ what }) => what);

export const missedIn = (tables: readonly Table[]): string[] =>
	tables.flatMap((table) => table.missed);

export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
export const ratio = (part: number): string => part.toFixed(3);
export const whole = (number: number): string => Math.round(number).toLocaleString('en-US');

const verdict = ({ missed: targets }: Table): string[] =>
	targets.length === 0 ? [] : [`Missed: ${targets.join('; ')}.`];

export function asMarkdown(table: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rule = line(table.head.map((_, i) => (i === 0 ? '---' : '---:')));
	const lines = [line(table.head), rule, ...table.rows.map(line)];
	return `${[`## ${table.title}`, table.about, lines.join('\n'), ...verdict(table)].join('\n\n')}\n`;
}

export function asText(table: Table): string {
	const all = [table.head, ...table.rows];
	const widths = table.head.map((_, i) => Math.max(...all.map((cells) => cells[i]?.length ?? 0)));
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
			.join('  ');
	return [`# ${table.title}`, ...all.map(line), ...verdict(table)].join('\n');
}
