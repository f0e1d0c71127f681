import { PHONE_TABLE } from './table';

/** How the numbers of one country are built. */
export interface Plan {
	/** Calling code, such as 7 or 598. */
	code: string;
	/** A whole national number, without its trunk prefix. */
	numbers: RegExp;
	/** The trunk prefix at the beginning of a number. */
	trunk?: RegExp;
	/** What takes the place of the prefix, where a part of it belongs to the number. */
	transform?: string;
	/** What is dialled in front of the calling code of another country, instead of 00. */
	abroad?: string;
}

interface Plans {
	byCountry: ReadonlyMap<string, Plan>;
	/** The plan of the first country with a calling code, which is the widest. */
	byCode: ReadonlyMap<string, Plan>;
}

let plans: Plans | undefined;

/** The plan of a country by its ISO code. */
export const planOf = (country: string): Plan | undefined => read().byCountry.get(country);

/** The plan that the calling code in front of a number belongs to. No code begins with another one. */
export function planInFront(digits: string): Plan | undefined {
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
	const byCountry = new Map<string, Plan>();
	const byCode = new Map<string, Plan>();
	for (const line of PHONE_TABLE.trim().split('\n')) {
		const [country = '', code = '', trunk = '-', transform = '-', numbers = ''] = line.split(' ');
		const plan: Plan = {
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
function abroadOf(code: string, trunk: string): Pick<Plan, 'abroad'> {
	if (code === '1') return { abroad: '011' };
	return trunk.startsWith('8') ? { abroad: '810' } : {};
}
