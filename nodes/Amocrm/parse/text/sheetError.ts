import { InputError, quoted } from './inputError';
import { isPrintedObject } from './placeholder';

/**
 * The error for text for which `isSheetError` holds.
 *
 * @param wanted singular noun for what is expected: `value`, `tag`
 */
export const sheetError = (text: string, wanted = 'value'): InputError =>
	isPrintedObject(text)
		? new InputError(
				`${quoted(text)} is not a ${wanted}: an expression inserted an object into text`,
				'Pick one property of the object in the expression.',
			)
		: new InputError(
				`${quoted(text)} is a spreadsheet error, not a ${wanted}`,
				'Fix the formula in the sheet, or leave the cell empty.',
			);
