import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import type { Certainty, FieldMatch } from './columnKeys';

/** A column of an item, and the field it stands for. */
export interface ItemColumn {
	column: string;
	value: IDataObject[string];
	match: FieldMatch;
}

/** Which of two columns of one field counts. */
export interface ChosenColumn {
	chosen: ItemColumn;
	/** The other one, where it says something too. */
	other?: ItemColumn;
	/** What the other one is: a name beside an ID, or a word that may mean something else here. */
	otherIs?: 'name' | 'word';
}

/**
 * Of two columns for one field, the surer one counts: the key of a field before its name, as in a simplified record, and its
 * name before a word that other programs use for it. An empty column does not count, nor one that says the same.
 *
 * Throws InputError with both columns where neither is surer.
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

/** With the spaces around it, which may be all that tells two columns apart. */
function shown(column: string): string {
	const characters = [...column.slice(0, 200).replace(/\s/g, ' ')];
	return `"${characters.length > MOST ? `${characters.slice(0, MOST - 1).join('')}…` : characters.join('')}"`;
}

const MOST = 60;
