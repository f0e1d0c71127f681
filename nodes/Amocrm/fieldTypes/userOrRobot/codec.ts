import { unlocated } from '../../parse/text/blank';
import { userDecoder, userIdOf } from '../common/userCodec';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value, { directory }) => ({
		body: { [name]: isRobot(value) ? 0 : await userIdOf(value, directory) },
	}),
	decoder: userDecoder,
};

const isRobot = (value: unknown) =>
	['0', 'robot'].includes(String(unlocated(value)).trim().toLowerCase());
