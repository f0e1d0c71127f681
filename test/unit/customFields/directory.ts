import type { Directory } from '../../../nodes/Amocrm/lists/directory';

const unused = async (): Promise<never> => await Promise.reject(new Error('not asked for'));

/** An account's lists, of which only the given ones may be used. */
export const directoryWith = (own: Partial<Directory>): Directory => ({
	home: { account: 'https://demo.amocrm.ru', scope: 'companies' },
	customField: unused,
	detailField: unused,
	user: unused,
	tag: unused,
	stage: unused,
	stagesOf: unused,
	pipeline: unused,
	company: unused,
	record: unused,
	lossReason: unused,
	taskType: unused,
	eventType: unused,
	zone: unused,
	country: async () => await Promise.resolve('RU'),
	notation: unused,
	customFields: unused,
	knownFields: unused,
	...own,
});
