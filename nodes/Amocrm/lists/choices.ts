import { stageKey, stageLabel, type Stage } from './stages';
import type { User } from './users';
import { byName, namedChoice, type Choice } from './choice';

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
