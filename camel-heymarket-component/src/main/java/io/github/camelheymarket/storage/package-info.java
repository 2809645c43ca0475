/** Files of this machine: who may read them, and temporary ones. */
package io.github.camelheymarket.storage;
