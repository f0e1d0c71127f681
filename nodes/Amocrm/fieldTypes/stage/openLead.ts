import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../resources/resource';
import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';

/** The IDs of won and lost in every pipeline (API facts 5.7). */
const WON = 142;
const LOST = 143;

/** Fields of closed leads, and the stages that they require (API facts 5.4.2). */
const ENDINGS = [
	{ name: 'loss_reason_id', stages: [LOST], stage: 'lost' },
	{ name: 'closed_at', stages: [WON, LOST], stage: 'won or lost' },
];

/**
 * Refuses a loss reason or closing time for a lead that is not closed. The stage of an existing record is known only if the row
 * contains it.
 *
 * Throws InputError.
 *
 * @param creates whether the row is a new lead, which is open unless its stage says otherwise
 */
export function refuseEndingOfOpenLead(
	payload: IDataObject,
	fields: readonly Field[],
	creates: boolean,
): void {
	const { status_id: statusId } = payload;
	if (isBlank(statusId) && !creates) return;
	for (const { name, stages, stage } of ENDINGS) {
		if (isBlank(payload[name]) || stages.includes(Number(statusId))) continue;
		const label = fields.find((field) => field.name === name)?.label ?? name;
		throw new InputError(
			`'${label}' is given, but the lead is not ${stage}`,
			`Enter a stage that is ${stage} as well, or leave '${label}' empty.`,
			true,
		);
	}
}
