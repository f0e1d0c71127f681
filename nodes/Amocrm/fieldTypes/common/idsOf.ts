import { idsIn, parseRecordId } from '../../parse/records/recordId';

/** IDs from a number, an array, or text separated by commas. Throws InputError. */
export const idsOf = (value: unknown): number[] => idsIn(value).map(parseRecordId);
