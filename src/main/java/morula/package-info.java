/**
 * The facade for scripts: one class, {@link morula.Morula}.
 *
 * <p>It only hands on to the jobs below; the commands do not need it.
 */
package morula;
