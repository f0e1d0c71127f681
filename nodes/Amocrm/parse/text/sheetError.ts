import { InputError, quoted } from './inputError';
import { isPrintedObject } from './placeholder';

/**
 * The complaint about a text for which `isSheetError` holds.
 *
 * @param wanted what stands in its place, in the singular: `value`, `tag`
 */
export const sheetError = (text: string, wanted = 'value'): InputError =>
	isPrintedObject(text)
		? new InputError(
				`${quoted(text)} is not a ${wanted}: an expression has put an object into a text`,
				'Pick one value of the object in the expression.',
			)
		: new InputError(
				`${quoted(text)} is an error of the sheet, not a ${wanted}`,
				'Correct the formula in the sheet, or leave the cell empty.',
			);
