const { dest, src, task } = require('gulp');

// gulp reads files as UTF-8 text unless told otherwise, which would break a PNG.
task('build:icons', () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons')));
