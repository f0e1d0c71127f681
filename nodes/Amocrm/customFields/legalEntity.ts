import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../parse/text/blank';
import { InputError, quoted } from '../parse/text/inputError';
import { TAX_NUMBER, wholeNumberText } from '../parse/numbers/numberText';
import { objectsOf } from '../parse/json/jsonObjects';
import { exactText } from '../parse/text/text';

/**
 * Legal entities from their names, or from objects with a name. All details except the type are text, but sheets return
 * tax numbers (API facts 5.5.4).
 *
 * Throws InputError.
 */
export function legalEntities(value: unknown): IDataObject[] {
	return objectsOf(value, 'name').map((entity) => {
		if (isBlank(entity.name))
			throw new InputError(
				`${quoted(value)} has no name`,
				'Put the name of the legal entity in "name".',
			);
		return {
			value: Object.fromEntries(
				Object.entries(entity).map(([key, detail]) => [key, asStored(key, detail)]),
			),
		};
	});
}

function asStored(key: string, detail: IDataObject[string]): IDataObject[string] {
	if (key === 'entity_type')
		return typeof detail === 'string' && /^[12]$/.test(detail.trim()) ? Number(detail) : detail;
	const text =
		typeof detail === 'number' || typeof detail === 'string' ? exactText(detail) : undefined;
	return text === undefined ? detail : wholeNumberText(text, TAX_NUMBER);
}
