import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from '../http/connection';
import { at, isGiven, objectsIn } from '../http/json';
import { readAll, UnreadableError } from '../read/pages';
import { asError } from '../http/asError';
import type { RecordList } from '../types';

/** What the service fills in for a new record where the row has no value. */
export interface ServiceDefaults {
	/** Whether the record has exactly the defaults in everything the row omits. `false` if unknown. */
	fit(sent: IDataObject, record: IDataObject): boolean;
	/** The token's owner (API facts 5.1); `undefined` if the account cannot be read. */
	user?: number;
}

/** The main pipeline, and the first stage of each pipeline, which new records get. */
interface FirstStages {
	main?: number;
	first: ReadonlyMap<number, number>;
}

/**
 * Reads what the service fills in for records of a list: the token's user becomes responsible, and leads start in the
 * first stage of the main pipeline (API facts 5.4.2).
 *
 * Never throws. What cannot be read is unknown, and then nothing fits.
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

/** The type of the stage for incoming leads that nobody has accepted yet (API facts 5.7). */
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
		// Without the stages no record matches with certainty, and the row is reported as uncertain.
		if (!(error instanceof UnreadableError)) throw asError(error);
		return undefined;
	}
}

const idOf = ({ id }: IDataObject) => Number(id);
