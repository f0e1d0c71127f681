import { objectsIn } from '../../../../nodes/Amocrm/transport/http/json';
import {
	byName,
	companyForm,
	errorOf,
	jsonOf,
	runAmocrm,
	withFakeServer,
	type FakeAnswer,
} from '../../../support/amocrm';

const user = (id: number, name: string, active = true) => ({
	id,
	name,
	email: `u${id}@example.com`,
	rights: { is_active: active },
});

/** An account in which people have left whose names others bear. */
function account({ path, body }: { path: string; body: unknown }): FakeAnswer {
	const users = [
		user(1, 'Ivan Petrov', false),
		user(2, 'Ivan Petrov'),
		user(3, 'Olga'),
		user(4, 'Olga'),
		user(5, 'Petr', false),
	];
	if (path === '/api/v4/users') return { body: { _embedded: { users } } };
	const companies = objectsIn(body).map((row, n) => ({
		id: 100 + n,
		request_id: row.request_id,
		boss: row.responsible_user_id,
	}));
	return { body: { _embedded: { companies } } };
}

const withBoss = (name: string) =>
	companyForm({ name: 'A', responsible_user_id: byName(name) }, { return: 'ids' });

describe('Users of the same name', () => {
	it('do not disturb when only one of them is active', async () => {
		await withFakeServer(account, async (server) => {
			const { items, error } = await runAmocrm(server, { parameters: withBoss('Ivan Petrov') });
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toEqual([{ id: 100, request_id: null }]);
		});
	});

	it.each([
		[
			'Olga',
			'\'Responsible User\': 2 users in the account are named "Olga" [item 0]',
			/Use the ID instead: 3.*4/,
		],
		[
			'Petr',
			'\'Responsible User\': the user "Petr" is deactivated [item 0]',
			/Choose an active user/,
		],
		[
			'u1@example.com',
			'\'Responsible User\': the user "Ivan Petrov" is deactivated [item 0]',
			/Choose an active user/,
		],
	])('%s is refused', async (name, message, description) => {
		await withFakeServer(account, async (server) => {
			expect(errorOf(await runAmocrm(server, { parameters: withBoss(name) }))).toEqual({
				message,
				description: expect.stringMatching(description),
				item: 0,
			});
			expect(server.seen.some((request) => request.startsWith('POST'))).toBe(false);
		});
	});
});
