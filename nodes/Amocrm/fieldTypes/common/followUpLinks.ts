import type { LinkableType } from '../../resources/common/linkable';
import type { Directory } from '../../lists/directory';
import { isLocator } from '../../parse/text/blank';
import { InputError, quoted } from '../../parse/text/inputError';
import { idIn } from '../../parse/records/recordId';
import { plainText } from '../../parse/text/text';
import { locatedId } from '../../rows/recordIdOf';
import type { FollowUp } from '../../verbs/verb';

/**
 * Links that are made once the record is there; it keeps the main contact that it has.
 *
 * Throws InputError for several companies: each would take the place of the one before.
 */
export const linksTo = (name: string, ids: readonly number[]): Link[] => {
	const toType = LINKED.find((known) => known === name);
	if (toType === 'companies' && ids.length > 1)
		throw new InputError(`${quoted(ids.join(', '))} is more than one company`, 'Give one ID.');
	return toType ? ids.map((toId) => ({ kind: 'addLink', toType, toId })) : [];
};

type Link = Extract<FollowUp, { kind: 'addLink' }>;

const LINKED = ['companies', 'contacts'] as const satisfies readonly LinkableType[];

/**
 * The id of the company that a locator or a plain value names: by its name, its ID, or its address in amoCRM. Digits are
 * an ID, unless they were given as a name.
 *
 * Throws InputError; UnreadableError if companies cannot be searched.
 */
export async function companyIdOf(value: unknown, directory: Directory): Promise<number> {
	if (isLocator(value)) return await locatedId(value, directory.company);
	const text = plainText(value)?.trim();
	if (text === undefined)
		throw new InputError(`there is no company ${quoted(value)}`, 'Enter one name or one ID.');
	return idIn(text) ?? (await directory.company(text));
}

/** The link to the company that a locator or a plain value names. Throws InputError, UnreadableError. */
export async function companyLink(value: unknown, directory: Directory): Promise<FollowUp[]> {
	const id = await companyIdOf(value, directory);
	const given = plainText(isLocator(value) ? value.value : value) ?? '';
	const byName = !given.includes(String(id));
	return linksTo('companies', [id]).map((link) => (byName ? { ...link, known: true } : link));
}
