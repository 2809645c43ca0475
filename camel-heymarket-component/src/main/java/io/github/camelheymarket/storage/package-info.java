/** Files on this machine: their permissions, and temporary files. */
package io.github.camelheymarket.storage;
