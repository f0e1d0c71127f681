import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from '../http/connection';
import { at, isGiven, objectsIn } from '../http/json';
import { readAll, UnreadableError } from '../read/pages';
import { asError } from '../http/asError';
import type { RecordList } from '../types';

/** What the service sets by itself in a new record where the row says nothing. */
export interface ServiceDefaults {
	/** Whether the record has just that in everything the row does not give. `false` also where it is not known. */
	fit(sent: IDataObject, record: IDataObject): boolean;
	/** The owner of the token (API facts 5.1); `undefined` where the account cannot be read. */
	user?: number;
}

/** The stages that new records get: the first one of each pipeline, and the pipeline that is the main one. */
interface FirstStages {
	main?: number;
	first: ReadonlyMap<number, number>;
}

/**
 * Reads what the service sets by itself in records of a list: the user of the token is responsible, and of leads the first stage
 * of the main pipeline (API facts 5.4.2). What this run is known to have made shows the same.
 *
 * Never throws: what cannot be read is not known, so that nothing fits.
 */
export async function serviceDefaults(
	connection: Connection,
	{ defaults = {}, stagesPath, userKeys = [] }: RecordList,
): Promise<ServiceDefaults> {
	const account = await read(connection, '/api/v4/account');
	const user = account.kind === 'ok' ? at(account.body, 'current_user_id') : undefined;
	const stages = stagesPath === undefined ? undefined : await firstStages(connection, stagesPath);
	const fitsStage = (sent: IDataObject, record: IDataObject) =>
		stagesPath === undefined || isGiven(sent.status_id) || hasFirstStage(sent, record, stages);
	const expected = [...Object.entries(defaults), ...userKeys.map((key) => [key, user] as const)];
	return {
		user: typeof user === 'number' ? user : undefined,
		fit: (sent, record) =>
			fitsStage(sent, record) &&
			expected.every(
				([key, value]) => isGiven(sent[key]) || !(key in record) || record[key] === value,
			),
	};
}

function hasFirstStage(
	{ pipeline_id: pipeline }: IDataObject,
	record: IDataObject,
	stages: FirstStages | undefined,
): boolean {
	const wanted = isGiven(pipeline) ? Number(pipeline) : stages?.main;
	return (
		wanted !== undefined &&
		record.pipeline_id === wanted &&
		record.status_id === stages?.first.get(wanted)
	);
}

/** A stage of this type holds incoming leads, which nobody has accepted yet (API facts 5.7). */
const INCOMING = 1;

async function firstStages(connection: Connection, path: string): Promise<FirstStages | undefined> {
	try {
		const pipelines = await readAll(connection, { path, name: 'pipelines' });
		return {
			main: pipelines.filter((pipeline) => pipeline.is_main === true).map(idOf)[0],
			first: new Map(
				pipelines.flatMap((pipeline) => {
					const [first] = objectsIn(at(pipeline, '_embedded', 'statuses'))
						.filter(({ type }) => type !== INCOMING)
						.sort((a, b) => Number(a.sort) - Number(b.sort));
					return first ? [[idOf(pipeline), idOf(first)] as const] : [];
				}),
			),
		};
	} catch (error) {
		// Without the stages no record is surely the row's, which is said of the row.
		if (!(error instanceof UnreadableError)) throw asError(error);
		return undefined;
	}
}

const idOf = ({ id }: IDataObject) => Number(id);
