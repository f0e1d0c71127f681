import type { Resource } from '../resources/resource';

/** A record of a resource in the middle of a sentence: `loss reason`. */
export const oneRecord = ({ singular }: Resource) => singular.toLowerCase();

/** Records of a resource in the middle of a sentence: `loss reasons`. */
export const manyRecords = ({ plural }: Resource) => plural.toLowerCase();
