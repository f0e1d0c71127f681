import type { NodeExecutionHint } from 'n8n-workflow';

import { quoted } from '../parse/text/inputError';
import { keptColumnsHint, unknownColumnsHint } from '../rows/columns/columnHint';
import type { Run } from '../verbs/verb';
import { noteHints } from './notes';
import type { OutputFields } from './outputFields';

/** The hints of a run. */
export function hintsOf(run: Run, fields: OutputFields): NodeExecutionHint[] {
	const warnings = [
		unknownColumnsHint(run.unknownColumns),
		keptColumnsHint(run.keptColumns),
		unknownFieldsHint(fields),
	];
	return [
		...noteHints(run.notes, run.resource),
		...warnings.flatMap((message) =>
			message ? [{ message, type: 'warning', location: 'outputPane' } as const] : [],
		),
	];
}

function unknownFieldsHint(fields: OutputFields): string | undefined {
	const names = fields.unknown().map(quoted);
	if (names.length === 0) return undefined;
	return `No record has a field ${names.join(' or ')}. Correct the name under 'Fields to Return' or 'Fields to Exclude'.`;
}
