import { createDirectory } from '../lists/directory';
import type { Run } from '../verbs/verb';
import type { FormContext } from './formContext';
import { clearsEmpty, createsTags, dateOrderOf } from './nodeOptions';

/** The context for encoding the rows of a run. Throws InputError. */
export function formContextOf(run: Run): FormContext {
	const options = run.options;
	return {
		directory: createDirectory(run.connection, run.resource.embedded),
		workflowZone: run.context.getTimezone(),
		creates: false,
		createTags: createsTags(options),
		clearEmpty: clearsEmpty(options),
		tagsMode: 'replace',
		dateOrder: dateOrderOf(options),
	};
}
