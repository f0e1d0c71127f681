/** A user of the account; the robot, with `id` 0, is not a user. */
export interface User {
	id: number;
	name: string;
	email: string;
	groupId: number;
	admin: boolean;
	free: boolean;
	active: boolean;
}

export interface Group {
	id: number;
	name: string;
}

export const groups: Group[] = [
	{ id: 0, name: 'Sales department' },
	{ id: 550101, name: 'Отдел поддержки' },
];

const person = (id: number, name: string, email: string, extra: Partial<User> = {}): User => ({
	id,
	name,
	email,
	groupId: 0,
	admin: false,
	free: false,
	active: true,
	...extra,
});

const named: User[] = [
	person(7001001, 'Olga Admin', 'olga@example.com', { admin: true }),
	person(7001002, 'Ivan Petrov', 'ivan@example.com'),
	person(7001003, 'Мария Смирнова', 'maria@example.com', { groupId: 550101 }),
	person(7001004, 'John Smith', 'john@example.com'),
	person(7001005, 'Пётр Уволенный', 'petr@example.com', { active: false }),
	person(7001006, 'Free Viewer', 'viewer@example.com', { free: true }),
];

/** The owner of every token. */
export const ownerId = 7001001;

/** The seeded users and `extra` generated ones. */
export function seedUsers(extra: number): User[] {
	const generated = Array.from({ length: extra }, (_, index) =>
		person(7010001 + index * 3, `Manager ${index + 1}`, `manager${index + 1}@example.com`, {
			groupId: index % 2 === 0 ? 0 : 550101,
		}),
	);
	return [...named, ...generated];
}
