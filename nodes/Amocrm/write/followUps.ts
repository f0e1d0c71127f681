import type { IDataObject } from 'n8n-workflow';

import { writeOf } from '../resources/common/lists';
import { LINKABLE } from '../resources/common/linkable';
import { linkTarget, noteTarget } from '../transport/write/targets';
import type { Failure, Outcome, WriteTarget } from '../transport/types';
import { writeRows } from '../transport/write/writeRows';
import { batchSizeOf } from '../rows/nodeOptions';
import { explainLink } from '../output/linkRejection';
import { explainRejection } from '../output/rejection';
import type { FollowUp, Run, WritableRow } from '../verbs/verb';

/** Something to write about an existing record. */
interface Task {
	row: WritableRow;
	/** ID of the record. */
	id: number;
	followUp: FollowUp;
	body: IDataObject;
}

/**
 * Writes data that the API accepts only for existing records, for all rows together in batches: first links, then notes.
 * It covers every written row, even if another row ended the run, so that no record stays incomplete.
 *
 * Never throws.
 *
 * @param done what happened to the records: `created` or `updated`
 * @returns why rows are incomplete, although their records exist
 */
export async function followUpAll(
	run: Run,
	rows: readonly WritableRow[],
	outcomes: readonly Outcome[],
	done: 'created' | 'updated',
): Promise<Map<WritableRow, Failure>> {
	const tasks = tasksOf(rows, outcomes);
	const unfinished = new Map<WritableRow, [Unfinished, ...Unfinished[]]>();
	for (const [kind, targetOf] of [
		['addLink', linkTarget],
		['addNote', noteTarget],
	] as const) {
		const own = tasks.filter(({ followUp }) => followUp.kind === kind);
		if (own.length === 0) continue;
		for (const [task, failure] of await failuresOf(
			run,
			targetOf(writeOf(run.resource, METHODS[kind])),
			own,
		)) {
			const known = unfinished.get(task.row);
			if (known) known.push({ task, failure });
			else unfinished.set(task.row, [{ task, failure }]);
		}
	}
	return new Map([...unfinished].map(([row, all]) => [row, incomplete(run, all, done)]));
}

const METHODS = { addLink: 'link', addNote: 'notes' } as const;

/** What could not be written about a record, and why. */
interface Unfinished {
	task: Task;
	failure: Failure;
}

function tasksOf(rows: readonly WritableRow[], outcomes: readonly Outcome[]): Task[] {
	return rows.flatMap((row, i) => {
		const { followUps = [] } = row;
		const outcome = outcomes[i];
		if (outcome?.kind !== 'written') return [];
		const { id } = outcome;
		return followUps.map((followUp) => ({ row, id, followUp, body: bodyOf(id, followUp) }));
	});
}

function bodyOf(id: number, followUp: FollowUp): IDataObject {
	if (followUp.kind === 'addNote')
		return { entity_id: id, note_type: 'common', params: { text: followUp.text } };
	const { toId, toType, isMain } = followUp;
	const metadata = isMain === undefined ? {} : { metadata: { is_main: isMain } };
	return { entity_id: id, to_entity_id: toId, to_entity_type: toType, ...metadata };
}

async function failuresOf(
	run: Run,
	target: WriteTarget,
	tasks: readonly Task[],
): Promise<Map<Task, Failure>> {
	const failures = new Map<Task, Failure>();
	if (tasks.length === 0) return failures;
	const bodies = tasks.map(({ body }) => body);
	const outcomes = await writeRows(run.connection, target, bodies, {
		size: batchSizeOf(run.options.batchSize),
		// A record that cannot be completed is no reason to leave others incomplete.
		stopAtFirst: false,
	});
	for (const [i, task] of tasks.entries()) {
		const outcome = outcomes[i];
		if (outcome && outcome.kind !== 'written')
			failures.set(task, await followUpFailure(run, task, outcome));
	}
	return failures;
}

async function followUpFailure(
	{ resource }: Run,
	{ followUp, body }: Task,
	outcome: Exclude<Outcome, { kind: 'written' }>,
): Promise<Failure> {
	if (outcome.kind !== 'rejected') return outcome.failure;
	if (followUp.kind === 'addLink')
		return await explainLink(resource, body, outcome.errors, outcome.failure);
	const fields = [{ name: 'params', label: 'Note', type: 'text' }] as const;
	return await explainRejection({ ...resource, fields }, body, outcome.errors, outcome.failure);
}

/** Includes the ID of the incomplete record, so that nobody sends the row again. */
function incomplete(
	{ resource }: Run,
	unfinished: readonly [Unfinished, ...Unfinished[]],
	done: 'created' | 'updated',
): Failure {
	const name = resource.singular.toLowerCase();
	const [{ task: first, failure: why }] = unfinished;
	const said = unfinished.map(
		({ task, failure }) => `${lacking(task, failure)}: ${failure.message}`,
	);
	const todos = new Set(unfinished.map(({ failure }) => failure.description));
	return {
		...why,
		leftOut: false,
		uncertain: false,
		message: `The ${name} was ${done} with the ID ${first.id}, but ${said.join('; ')}`,
		description: `${[...todos].join(' ')} Complete ${name} ${first.id} in amoCRM, or with an update of that ID${done === 'created' ? '. Do not create this row again.' : '.'}`,
	};
}

function lacking({ followUp }: Task, { uncertain }: Failure): string {
	const what =
		followUp.kind === 'addNote'
			? 'its note'
			: `the link to ${LINKABLE[followUp.toType].singular.toLowerCase()} ${followUp.toId}`;
	return uncertain ? `${what} is uncertain` : `without ${what}`;
}
