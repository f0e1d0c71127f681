import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from '../../customFields/customField';
import { emailKeys } from './emails';
import { visible } from '../text/invisible';
import { isPlaceholder, isSheetError } from '../text/placeholder';
import { phoneTexts } from '../phones/phoneCell';
import { createWanted, offeredTokens, phoneTokens } from '../phones/tokens';
import { fold, plainText } from '../text/text';

type Contacts = Pick<CustomField, 'type' | 'code'>;

export const isPhone = ({ type, code }: Contacts): boolean =>
	type === 'multitext' && code === 'PHONE';
export const isEmail = ({ type, code }: Contacts): boolean =>
	type === 'multitext' && code === 'EMAIL';

/**
 * What a value of a field of phones or emails is compared by; none where it is no phone or email.
 *
 * @param country ISO code of the account's country
 */
export function contactKeys(
	text: string,
	field: Contacts,
	country: string | undefined,
): readonly string[] {
	if (isPhone(field)) return phoneTokens(text, country);
	if (isEmail(field)) return emailKeys(text);
	return isPlaceholder(text) || isSheetError(text) ? [] : [fold(visible(text))];
}

/** The values of a field that are no repetition of those before them, or of those that are there already. */
export interface Distinct {
	/** Whether the value is new; from then on it is known. */
	add(text: string): boolean;
}

/** Tells values of a field of phones or emails that are the same in whatever notation. */
export function createDistinct(field: Contacts, country: string | undefined): Distinct {
	const known = new Set<string>();
	return {
		add(text) {
			const keys = contactKeys(text, field, country);
			const phones = isPhone(field) && keys.length > 0;
			// What is no phone or email is the same as its like all the same.
			const own = keys.length > 0 ? keys : unlike(text, field);
			const isKnown = own.every((key) =>
				phones ? createWanted([key])([key]).some((one) => known.has(one)) : known.has(key),
			);
			for (const key of phones ? offeredTokens(own) : own) known.add(key);
			return !isKnown;
		},
	};
}

/** Dummies and short numbers by their last digits, each by itself; any other text as it is. */
function unlike(text: string, field: Contacts): string[] {
	const parts = isPhone(field) ? phoneTexts(visible(text)) : [text];
	return parts.map((part) => {
		const digits = isPhone(field) ? part.replace(/\D/g, '').slice(-10) : '';
		return `= ${digits === '' ? fold(visible(part)) : digits}`;
	});
}

/** The phones or emails, as `values[]` of the API, that are not among those in front of them, in whatever notation. */
export function newContacts(
	before: readonly IDataObject[],
	added: readonly IDataObject[],
	field: Contacts,
	country: string | undefined,
): IDataObject[] {
	const distinct = createDistinct(field, country);
	const add = ({ value }: IDataObject) => distinct.add(plainText(value) ?? '');
	before.forEach(add);
	return added.filter(add);
}
