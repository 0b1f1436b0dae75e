/**
 * SciJava commands: keys, their defaults and their help, each standing once.
 *
 * <p>Thin: no algorithm.
 */
package morula.commands;
