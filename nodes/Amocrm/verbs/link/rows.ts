import type { IDataObject } from 'n8n-workflow';

import { isLinkable, LINKABLE, type LinkableType } from '../../resources/common/linkable';
import { isMissing } from '../../parse/text/blank';
import { inField, InputError, quoted } from '../../parse/text/inputError';
import { parseNumber } from '../../parse/numbers/numbers';
import { refuseForeignAddress } from '../../parse/records/recordAddress';
import { idsIn, parseRecordId } from '../../parse/records/recordId';
import { collectionOf, switchOf } from '../../rows/parameters';
import { recordIdOf } from '../../rows/recordIdOf';
import type { EncodedRow, Run } from '../verb';

/**
 * The links of one item, one row per target.
 *
 * Throws InputError for problems of the whole item; a target that is not an ID has a failure.
 *
 * @param withMetadata whether links have metadata, such as a quantity
 */
export async function linkRows(
	run: Run,
	item: number,
	withMetadata: boolean,
): Promise<EncodedRow[]> {
	const parameter = (name: string, fallback: unknown) =>
		run.context.getNodeParameter(name, item, fallback);
	const from = await recordIdOf(run, item);
	const type = targetOf(run, parameter('to_entity_type', ''));
	const metadata = metadataOf(type, parameter, withMetadata);
	const targets = idsIn(parameter('to_entity_id', ''));
	if (targets.length === 0)
		throw new InputError(
			"'Linked Record IDs' is empty",
			`Enter the ID of the ${LINKABLE[type].singular.toLowerCase()}, or several, separated by commas.`,
		);
	const { account } = run.connection;
	return targets.map((target) => linkRow(from, { type, target, account }, metadata));
}

function targetOf({ resource }: Run, chosen: unknown): LinkableType {
	const { links = [], singular } = resource;
	if (isLinkable(chosen) && links.includes(chosen)) return chosen;
	throw new InputError(
		`'Linked Record': a ${singular.toLowerCase()} cannot be linked to ${quoted(chosen)}`,
		`Choose one of ${links.join(', ')}.`,
	);
}

function linkRow(
	from: number,
	{ type, target, account }: { type: LinkableType; target: unknown; account: string },
	metadata: IDataObject,
): EncodedRow {
	try {
		refuseForeignAddress(target, type, account);
		const link = { entity_id: from, to_entity_id: parseRecordId(target), to_entity_type: type };
		const more = Object.keys(metadata).length > 0 ? { metadata } : {};
		return { payload: { ...link, ...more }, requestId: null };
	} catch (failure) {
		// One bad target must not fail the others.
		return { failure: inField('Linked Record IDs', failure) };
	}
}

type Parameter = (name: string, fallback: unknown) => unknown;

/** List elements require their list, even for unlinking (API facts 5.10). */
function metadataOf(type: LinkableType, parameter: Parameter, all: boolean): IDataObject {
	const additional = collectionOf('Additional Fields', parameter('additionalFields', {}));
	const { is_main: isMain, quantity, price_id: price } = additional;
	if (type === 'contacts')
		return all && !isMissing(isMain) ? { is_main: switchOf('Main Contact', isMain, true) } : {};
	if (type !== 'catalog_elements') return {};
	const list = parameter('catalog_id', '');
	if (isMissing(list))
		throw new InputError(
			"'List ID' is missing",
			'You find it in the address of the list in amoCRM.',
		);
	return {
		catalog_id: read('List ID', list, parseRecordId),
		...(all && !isMissing(quantity) ? { quantity: read('Quantity', quantity, parseNumber) } : {}),
		...(all && !isMissing(price) ? { price_id: read('Price Field ID', price, parseRecordId) } : {}),
	};
}

function read<T>(label: string, value: unknown, parse: (value: unknown) => T): T {
	try {
		return parse(value);
	} catch (error) {
		// Adds the label that the user sees.
		throw inField(label, error);
	}
}
