import { parseRecordId } from '../../../../nodes/Amocrm/parse/records/recordId';
import { complaint } from '../../customFields/fields';

describe('the ID of a record', () => {
	it.each([
		[7001],
		['7001'],
		[' 7001 '],
		['https://demo.amocrm.ru/companies/detail/7001'],
		['https://demo.kommo.com/leads/detail/7001?tab_id=main'],
		[{ __rl: true, mode: 'id', value: '7001' }],
		[{ __rl: true, mode: 'list', value: 7001 }],
	])('is read from %j', (value) => expect(parseRecordId(value)).toBe(7001));

	it.each([
		[true],
		[0],
		[-7],
		[7.5],
		[''],
		[null],
		['0x10'],
		['1e3'],
		['Rocket'],
		['99999999999999999999'],
		[[7001]],
		[{ toString: null }],
	])('is not %j', (value) => {
		expect(complaint(() => parseRecordId(value))).toContain(
			"is not an ID. Enter the record's ID, or its address in amoCRM.",
		);
	});
});
