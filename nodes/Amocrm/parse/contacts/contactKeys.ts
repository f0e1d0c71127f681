import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from '../../customFields/customField';
import { emailKeys } from './emails';
import { visible } from '../text/invisible';
import { isPlaceholder, isSheetError } from '../text/placeholder';
import { phoneTexts } from '../phones/phoneCell';
import { createWanted, offeredTokens, phoneTokens } from '../phones/phoneTokens';
import { fold, plainText } from '../text/text';

type Contacts = Pick<CustomField, 'type' | 'code'>;

export const isPhone = ({ type, code }: Contacts): boolean =>
	type === 'multitext' && code === 'PHONE';
export const isEmail = ({ type, code }: Contacts): boolean =>
	type === 'multitext' && code === 'EMAIL';

/**
 * The keys by which a phone or email field compares values; none if the text is not a phone or an email.
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

/** Collects values and tells new ones from repetitions. */
export interface Deduplicator {
	/** Returns whether the value is new, and remembers it. */
	add(text: string): boolean;
}

/** Compares phones or emails regardless of notation. */
export function createDeduplicator(field: Contacts, country: string | undefined): Deduplicator {
	const known = new Set<string>();
	return {
		add(text) {
			const keys = contactKeys(text, field, country);
			const phones = isPhone(field) && keys.length > 0;
			// Text that is not a phone or an email can still repeat.
			const own = keys.length > 0 ? keys : fallbackKeys(text, field);
			const isKnown = own.every((key) =>
				phones ? createWanted([key])([key]).some((one) => known.has(one)) : known.has(key),
			);
			for (const key of phones ? offeredTokens(own) : own) known.add(key);
			return !isKnown;
		},
	};
}

/** Keys for text without a contact key: dummies and short numbers by their last digits, anything else as it is. */
function fallbackKeys(text: string, field: Contacts): string[] {
	const parts = isPhone(field) ? phoneTexts(visible(text)) : [text];
	return parts.map((part) => {
		const digits = isPhone(field) ? part.replace(/\D/g, '').slice(-10) : '';
		return `= ${digits === '' ? fold(visible(part)) : digits}`;
	});
}

/** The added phones or emails (`values[]` of the API) that do not repeat an earlier one in any notation. */
export function newContacts(
	before: readonly IDataObject[],
	added: readonly IDataObject[],
	field: Contacts,
	country: string | undefined,
): IDataObject[] {
	const distinct = createDeduplicator(field, country);
	const add = ({ value }: IDataObject) => distinct.add(plainText(value) ?? '');
	before.forEach(add);
	return added.filter(add);
}
