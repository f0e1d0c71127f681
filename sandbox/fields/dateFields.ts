import { DateTime } from 'luxon';
import { object, timestamp, type Check } from '../checks/check';
import { invalidType } from '../checks/issue';
import type { Json, JsonObject } from '../json';
import type { FieldRules } from './fieldType';

// PHP's RFC 3339 format has no fractional seconds, so the service rejects them.
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

const valid = (moment: DateTime): DateTime | undefined => (moment.isValid ? moment : undefined);

const momentOf = (value: Json | undefined, timezone: string): DateTime | undefined => {
	const inZone = { zone: timezone };
	if (typeof value === 'number' && Number.isInteger(value))
		return valid(DateTime.fromSeconds(value, inZone));
	if (typeof value !== 'string' || !rfc3339.test(value)) return undefined;
	return valid(DateTime.fromISO(value, inZone));
};

const moment: Check = (value, path, scope) => {
	if (typeof value === 'number') return timestamp(value, path, scope);
	return momentOf(value, 'utc') ? [] : [invalidType(path, 'int or RFC 3339 string')];
};
const check = (): Check => object({ value: { check: moment, required: true } });

/** Midnight in the account's zone (API facts 5.5.4, part 8 line 20). */
const storedDay = ({ value }: JsonObject, _field: unknown, timezone: string): JsonObject => ({
	value: momentOf(value, timezone)?.startOf('day').toUnixInteger() ?? null,
});
const storedMoment = ({ value }: JsonObject, _field: unknown, timezone: string): JsonObject => ({
	value: momentOf(value, timezone)?.toUnixInteger() ?? null,
});

export const dateTypes: Record<string, FieldRules> = {
	date: { most: 1, check, store: storedDay },
	birthday: { most: 1, check, store: storedDay },
	date_time: { most: 1, check, store: storedMoment },
};
