import { DateTime } from 'luxon';
import { object, type Check } from '../checks/check';
import { invalidType } from '../checks/issue';
import type { Json, JsonObject } from '../json';
import type { FieldType } from './type';

// PHP's RFC 3339 has no fraction of a second, so neither has the service's parser.
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

const momentOf = (value: Json | undefined, timezone: string): DateTime | undefined => {
	if (typeof value === 'number') return Number.isInteger(value) ? DateTime.fromSeconds(value, { zone: timezone }) : undefined;
	if (typeof value !== 'string' || !rfc3339.test(value)) return undefined;
	const moment = DateTime.fromISO(value, { zone: timezone });
	return moment.isValid ? moment : undefined;
};

const moment: Check = (value, path) => (momentOf(value, 'utc') ? [] : [invalidType(path, 'int or RFC 3339 string')]);
const check = (): Check => object({ value: { check: moment, required: true } });

/** Midnight in the account's zone (API facts 5.5.4, part 8 line 20). */
const storedDay = ({ value }: JsonObject, _field: unknown, timezone: string): JsonObject => ({
	value: momentOf(value, timezone)?.startOf('day').toUnixInteger() ?? null,
});
const storedMoment = ({ value }: JsonObject, _field: unknown, timezone: string): JsonObject => ({
	value: momentOf(value, timezone)?.toUnixInteger() ?? null,
});

export const dateTypes: Record<string, FieldType> = {
	date: { most: 1, check, store: storedDay },
	birthday: { most: 1, check, store: storedDay },
	date_time: { most: 1, check, store: storedMoment },
};
