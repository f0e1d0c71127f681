import { stageKey, stageLabel, type Stage } from './stages';
import type { User } from './users';
import type { Named } from '../parse/names/finder';

/** An entry of a list in the form. */
export interface Choice {
	name: string;
	value: string | number;
}

/** Sorts "Manager 2" before "Manager 10". */
export const byName = (a: { name: string }, b: { name: string }) =>
	a.name.localeCompare(b.name, undefined, { numeric: true });

/** Adds the value to the names of entries that share a name. */
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

/** Only active users, since nothing can be assigned to others. */
export const userChoices = (users: readonly User[]): Choice[] =>
	users
		.filter(({ active }) => active)
		.map(namedChoice)
		.sort(byName);

/** Stages that can contain leads, in pipeline order; those of archived pipelines cannot. */
export const presentStages = (stages: readonly Stage[]): Choice[] =>
	stages
		.filter(({ archived }) => !archived)
		.map((stage) => ({ name: stageLabel(stage), value: stageKey(stage) }));

/** Stages that leads can be put in; only amoCRM puts leads into the incoming ones. */
export const stageChoices = (stages: readonly Stage[]): Choice[] =>
	presentStages(stages.filter(({ incoming }) => !incoming));
