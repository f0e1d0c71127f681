import { stageKey, stageLabel, type Stage } from './stages';
import type { User } from './users';
import { byName, namedChoice, type Choice } from './choice';

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
