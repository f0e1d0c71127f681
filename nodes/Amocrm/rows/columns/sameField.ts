import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import type { Certainty, FieldMatch } from './columnKeys';

/** A column and its field. */
export interface ItemColumn {
	column: string;
	value: IDataObject[string];
	match: FieldMatch;
}

/** Which of two columns for a field counts. */
export interface ChosenColumn {
	chosen: ItemColumn;
	/** The other column, unless it is empty or equal. */
	other?: ItemColumn;
	/** Why the other one does not count: it is a name next to an ID, or a word that could mean something else. */
	otherIs?: 'name' | 'word';
}

/**
 * Of two columns for a field, the more certain one counts: the field's key before its name, as in a simplified record, and its name
 * before a synonym from other programs. Empty or equal columns do not matter.
 *
 * Throws InputError with both columns if they are equally certain.
 */
export function chosenColumn(before: ItemColumn | undefined, column: ItemColumn): ChosenColumn {
	if (!before || isBlank(before.value)) return { chosen: column };
	if (isBlank(column.value)) return { chosen: before };
	const [chosen, other] =
		rankOf(column) < rankOf(before) ? ([column, before] as const) : ([before, column] as const);
	if (other.match.certainty === 'word' && chosen.match.certainty !== 'word')
		return saysTheSame(chosen, other) ? { chosen } : { chosen, other, otherIs: 'word' };
	if (rankOf(chosen) < rankOf(other)) return { chosen, other, otherIs: 'name' };
	if (saysTheSame(chosen, other)) return { chosen };
	throw new InputError(
		`the columns ${shown(before.column)} and ${shown(column.column)} are the same field`,
		'Remove or rename one of them.',
	);
}

const RANKS: Record<Certainty, number> = { key: 0, name: 1, word: 2 };

const rankOf = ({ match }: ItemColumn) => RANKS[match.certainty];

function saysTheSame({ value: a }: ItemColumn, { value: b }: ItemColumn): boolean {
	const text = plainText(a)?.trim();
	return text !== undefined && text === plainText(b)?.trim();
}

/** Including spaces around it, which may be the only difference. */
function shown(column: string): string {
	const characters = [...column.slice(0, 200).replace(/\s/g, ' ')];
	return `"${characters.length > MOST ? `${characters.slice(0, MOST - 1).join('')}…` : characters.join('')}"`;
}

const MOST = 60;
