import type { FieldCodec } from '../fieldType';

/** For fields that only amoCRM writes. Throws Error, since such a field in a form is a mistake in the table. */
export const keptByService: FieldCodec['encode'] = async ({ label }) => {
	throw new Error(`The field "${label}" cannot be written`);
};
