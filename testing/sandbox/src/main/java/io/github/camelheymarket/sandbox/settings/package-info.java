/** What the sandbox does where the contract leaves a question open: switches, and profiles as full sets of them. */
package io.github.camelheymarket.sandbox.settings;
