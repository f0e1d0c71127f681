import { createDirectory, type Directory } from '../../lists/directory';
import { isMissing } from '../../parse/text/blank';
import { inField, InputError } from '../../parse/text/inputError';
import { TAGS_MODES } from '../../rows/formContext';
import { tagsBody } from '../../fieldTypes/tags/codec';
import { tagsOf } from '../../fieldTypes/tags/rowTags';
import { recordIdOf } from '../../rows/recordIdOf';
import { createsTags } from '../../rows/nodeOptions';
import { choiceOf } from '../../rows/parameters';
import type { WritingOperation, EncodedRow, Run } from '../verb';
import { update } from '../update/run';

/** Adds, removes or replaces tags of records and changes nothing else, in batches. */
export const changeTags: WritingOperation = {
	reader: (run) => {
		const directory = createDirectory(run.connection, run.resource.embedded);
		const createMissing = createsTags(run.options);
		return async (item) => [await tagsRow(run, item, directory, createMissing)];
	},
	write: update.write,
};

async function tagsRow(
	run: Run,
	item: number,
	directory: Directory,
	createMissing: boolean,
): Promise<EncodedRow> {
	const id = await recordIdOf(run, item);
	const chosen = run.context.getNodeParameter('tagsMode', item, 'add');
	const mode = choiceOf('Change', chosen, TAGS_MODES, 'add');
	const value = run.context.getNodeParameter('tags', item, []);
	try {
		const tags = isMissing(value) ? [] : await tagsOf(value, directory, createMissing);
		// Applies to text with only commas too: adding nothing must not remove everything.
		if (tags.length === 0 && mode !== 'replace')
			throw new InputError("'Tags' is empty", 'Choose tags, or check the expression in it.', true);
		// An empty list might not be understood as "none" (API facts 5.8).
		const body = tags.length > 0 ? tagsBody(tags, mode) : { _embedded: { tags: null } };
		return { payload: { id, ...body }, requestId: null };
	} catch (error) {
		// Adds the label that the user sees.
		throw inField('Tags', error);
	}
}
