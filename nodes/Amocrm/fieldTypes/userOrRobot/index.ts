import { textColumn } from '../common/columnReaders';
import type { FieldType } from '../fieldType';
import { userLocator } from '../user';

/** A user of the account, or the robot, which has the ID 0. */
export const userOrRobot: FieldType = {
	input: ({ label, name }) => userLocator(label, name),
	column: textColumn,
	seldom: true,
	load: async () => await import('./codec'),
};
