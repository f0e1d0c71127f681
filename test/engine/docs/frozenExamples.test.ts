import type { IDataObject } from 'n8n-workflow';

import frozen from '../../frozen/examples.json';
import { at, isObject, objectsIn } from '../../../nodes/Amocrm/transport/http/json';
import { filesIn } from '../../../scripts/lib/files';
import { runAmocrm, withoutRequestId, withSandbox } from '../../support/amocrm';
import { textOf } from '../../support/project/docs.js';

/** What the examples are given. */
const ROW: IDataObject = {
	company: 'Rocket LLC',
	manager: 'Ivan Petrov',
	phone: '+7 495 111-22-33',
	email: 'office@rocket.example',
	website: 'https://rocket.example',
	inn: '7707083893',
	founded: '2001-02-03',
	employees: '25',
	'First name': 'Anna',
	'Last name': 'Petrova',
	Phone: '8 (916) 111-22-33',
	Email: 'anna@example.com',
	Company: 'Horns LLC',
	Budget: 15_000,
};

/** Saved workflows of an earlier version, which must keep doing what they did. */
describe('An example as it was', () => {
	const files = filesIn(['test/frozen/examples'], /\.json$/);

	it('is there for each that was', () => {
		const names = files.map((file) => file.replace(/^.*\/|\.json$/g, ''));
		expect(names.sort()).toEqual(Object.keys(frozen).sort());
	});

	it.each(Object.entries(frozen))('%s sends what it sent', async (name, expected) => {
		const workflow: unknown = JSON.parse(textOf(`test/frozen/examples/${name}.json`));
		const node = objectsIn(at(workflow, 'nodes')).find(({ type }) =>
			String(type).endsWith('.amocrm'),
		);
		await withSandbox({}, async (sandbox) => {
			const parameters = isObject(node?.parameters) ? node.parameters : {};
			const { items, error } = await runAmocrm(sandbox, { input: [ROW], parameters });
			expect(error).toBeUndefined();
			const writes = sandbox
				.log()
				.filter(({ method }) => method !== 'GET')
				.map(({ method, path, body }) => ({
					method,
					path,
					body: objectsIn(body).map(withoutRequestId),
				}));
			expect({ writes, items: items.length }).toEqual(expected);
		});
	});
});
