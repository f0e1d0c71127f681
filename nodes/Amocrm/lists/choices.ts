import { stageKey, stageLabel, type Stage } from './stages';
import type { User } from './users';
import type { Named } from '../parse/names/finder';

/** An entry of a list in the form. */
export interface Choice {
	name: string;
	value: string | number;
}

/** "Manager 2" stands before "Manager 10". */
export const byName = (a: { name: string }, b: { name: string }) =>
	a.name.localeCompare(b.name, undefined, { numeric: true });

/** Entries whose name others have too carry their value, so that one can be told from the other. */
export function distinct<T extends { name: string; value: unknown }>(entries: readonly T[]): T[] {
	const times = new Map<string, number>();
	for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
	return entries.map((entry) =>
		(times.get(entry.name) ?? 0) > 1
			? { ...entry, name: `${entry.name} (${String(entry.value)})` }
			: entry,
	);
}

export const namedChoice = ({ id, name }: Named): Choice => ({ name, value: id });

/** Active users only: others cannot be given anything. */
export const userChoices = (users: readonly User[]): Choice[] =>
	users
		.filter(({ active }) => active)
		.map(namedChoice)
		.sort(byName);

/** Stages in which leads can be, in the order of the pipelines; archived pipelines have none any more. */
export const presentStages = (stages: readonly Stage[]): Choice[] =>
	stages
		.filter(({ archived }) => !archived)
		.map((stage) => ({ name: stageLabel(stage), value: stageKey(stage) }));

/** Stages that a lead can be put in; amoCRM alone puts leads among the incoming ones. */
export const stageChoices = (stages: readonly Stage[]): Choice[] =>
	presentStages(stages.filter(({ incoming }) => !incoming));
