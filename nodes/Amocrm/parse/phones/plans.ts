import { PHONE_TABLE } from './phoneTable';

/** A country's numbering plan. */
export interface NumberingPlan {
	/** Calling code, such as 7 or 598. */
	code: string;
	/** Matches a complete national number without trunk prefix. */
	numbers: RegExp;
	/** Matches the trunk prefix at the beginning of a number. */
	trunk?: RegExp;
	/** Replacement for the prefix, if part of it belongs to the number. */
	transform?: string;
	/** International prefix, if it is not 00. */
	abroad?: string;
}

interface Plans {
	byCountry: ReadonlyMap<string, NumberingPlan>;
	/** The first country of a shared calling code, whose plan covers the others. */
	byCode: ReadonlyMap<string, NumberingPlan>;
}

let plans: Plans | undefined;

/** The plan of a country by its ISO code. */
export const planOf = (country: string): NumberingPlan | undefined => read().byCountry.get(country);

/** The plan for the calling code at the beginning of a number. No calling code is a prefix of another. */
export function planInFront(digits: string): NumberingPlan | undefined {
	const { byCode } = read();
	return (
		byCode.get(digits.slice(0, 1)) ??
		byCode.get(digits.slice(0, 2)) ??
		byCode.get(digits.slice(0, 3))
	);
}

function read(): Plans {
	return (plans ??= parsed());
}

function parsed(): Plans {
	const byCountry = new Map<string, NumberingPlan>();
	const byCode = new Map<string, NumberingPlan>();
	for (const line of PHONE_TABLE.trim().split('\n')) {
		const [country = '', code = '', trunk = '-', transform = '-', numbers = ''] = line.split(' ');
		const plan: NumberingPlan = {
			code,
			numbers: byCode.get(code)?.numbers ?? new RegExp(`^(?:${numbers})$`),
			...(trunk === '-' ? {} : { trunk: new RegExp(`^(?:${trunk})`) }),
			...(transform === '-' ? {} : { transform }),
			...abroadOf(code, trunk),
		};
		byCountry.set(country, plan);
		if (!byCode.has(code)) byCode.set(code, plan);
	}
	return { byCountry, byCode };
}

/** 810 where 8 is the trunk prefix, 011 in North America. */
function abroadOf(code: string, trunk: string): Pick<NumberingPlan, 'abroad'> {
	if (code === '1') return { abroad: '011' };
	return trunk.startsWith('8') ? { abroad: '810' } : {};
}
